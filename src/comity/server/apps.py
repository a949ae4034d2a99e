from django.apps import AppConfig


class ServerConfig(AppConfig):
    name = "comity.server"
    label = "server"
