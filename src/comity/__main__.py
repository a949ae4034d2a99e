"""`python -m comity` is the same program as `comity`."""

from comity.server.commands import main

if __name__ == "__main__":
    main()
