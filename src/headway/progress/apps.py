from django.apps import AppConfig


class ProgressConfig(AppConfig):
    name = "headway.progress"
    label = "progress"
