"""How dates are written, where Django's own formats do not fit. `FORMAT_MODULE_PATH` names this package."""
