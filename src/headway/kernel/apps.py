from django.apps import AppConfig


class KernelConfig(AppConfig):
    name = "headway.kernel"
    label = "kernel"
