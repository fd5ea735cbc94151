from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "headway.people"
    label = "people"
