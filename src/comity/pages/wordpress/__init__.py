"""The way here from WordPress: an export file becomes sections, articles, pictures and redirects."""
