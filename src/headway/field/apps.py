from django.apps import AppConfig


class FieldConfig(AppConfig):
    name = "headway.field"
    label = "field"

    def ready(self) -> None:
        """Tell projects for which crew the account of a crew's link works."""
        from headway.field.queries.crew_links import crews_of_link
        from headway.projects.queries import register_crews

        register_crews(crews_of_link)
