from django.apps import AppConfig


class FieldConfig(AppConfig):
    name = "headway.field"
    label = "field"
