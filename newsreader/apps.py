from django.apps import AppConfig


class NewsreaderConfig(AppConfig):
    name = "newsreader"
    label = "newsreader"
    verbose_name = "Newsreader"
