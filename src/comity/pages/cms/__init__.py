"""The CMS's own screens that Wagtail lacks or that we exchange: one file a matter."""
