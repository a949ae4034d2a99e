from django.apps import AppConfig


class KernelConfig(AppConfig):
    name = "comity.kernel"
    label = "kernel"

    def ready(self) -> None:
        """Let tasks that run at once, inside a request, read as freely as those of a worker."""
        from django.tasks.signals import task_finished, task_started

        from comity.kernel import access

        task_started.connect(access.task_starts, dispatch_uid="comity.access.task_starts")
        task_finished.connect(access.task_ends, dispatch_uid="comity.access.task_ends")
