from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    name = "headway.projects"
    label = "projects"
