"""What happens to the demo: it comes, and it goes again."""

from comity.demo.actions.removing import Kept, remove
from comity.demo.actions.seeding import Login, NotEmpty, seed

__all__ = ["Kept", "Login", "NotEmpty", "remove", "seed"]
