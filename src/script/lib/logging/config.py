"""Configuration of logging by a dictionary."""

import logging
import logging.handlers
import sys


class BaseConfigurator:
    """Knows what "ext://sys.stdout" and "package.name" mean."""

    def __init__(self, config):
        self.config = config

    def resolve(self, name):
        """What stands under a dotted name."""
        parts = name.split('.')
        try:
            found = __import__(parts[0])
        except ImportError as error:
            raise ValueError(f'Cannot resolve {name!r}: {error}') from error
        path = parts[0]
        for part in parts[1:]:
            path += '.' + part
            try:
                found = getattr(found, part)
            except AttributeError:
                try:
                    __import__(path)
                except ImportError as error:
                    raise ValueError(f'Cannot resolve {name!r}: {error}') from error
                found = getattr(found, part)
        return found

    def convert(self, value):
        """A value of the dictionary, with what it refers to in its place."""
        if isinstance(value, str):
            if value.startswith('ext://'):
                return self.resolve(value[6:])
            if value.startswith('cfg://'):
                found = self.config
                for part in value[6:].split('.'):
                    found = found[part]
                return self.convert(found)
            return value
        if isinstance(value, dict):
            return {key: self.convert(item) for key, item in value.items()}
        if isinstance(value, (list, tuple)):
            return type(value)(self.convert(item) for item in value)
        return value

    def made(self, config):
        """What the factory under "()" makes."""
        config = dict(config)
        factory = config.pop('()')
        if not callable(factory):
            factory = self.resolve(factory)
        attributes = config.pop('.', None)
        result = factory(**{key: self.convert(config[key]) for key in config
                            if key.isidentifier()})
        for name, value in (attributes or {}).items():
            setattr(result, name, value)
        return result


class DictConfigurator(BaseConfigurator):
    """Does what dictConfig() is asked for."""

    def configure(self):
        config = self.config
        if 'version' not in config:
            raise ValueError("dictionary doesn't specify a version")
        if config['version'] != 1:
            raise ValueError(f"Unsupported version: {config['version']}")
        incremental = config.pop('incremental', False)
        if incremental:
            self._adjust()
            return
        formatters = self._each('formatters', 'formatter', self.configure_formatter)
        filters = self._each('filters', 'filter', self.configure_filter)
        for handler in list(logging._handlers.values()):
            handler.close()

        handlers = {}
        waiting = dict(config.get('handlers', {}))
        for name in sorted(waiting, key=lambda name: 'target' in waiting[name]):
            try:
                handlers[name] = self.configure_handler(waiting[name], formatters, filters,
                                                        handlers)
                handlers[name].name = name
            except Exception as e:
                raise ValueError(f'Unable to configure handler {name!r}') from e
        self._configure_loggers(handlers, filters)

    def _each(self, part, kind, make):
        made = {}
        for name, settings in self.config.get(part, {}).items():
            try:
                made[name] = make(settings)
            except Exception as e:
                raise ValueError(f'Unable to configure {kind} {name!r}') from e
        return made

    def _adjust(self):
        for name, settings in self.config.get('handlers', {}).items():
            if name not in logging._handlers:
                raise ValueError(f'No handler found with name {name!r}')
            level = settings.get('level')
            if level:
                logging._handlers[name].setLevel(level)
        for name, settings in self.config.get('loggers', {}).items():
            self.configure_logger(logging.getLogger(name), settings, None, None)
        if self.config.get('root'):
            self.configure_logger(logging.getLogger(), self.config['root'], None, None)

    def _configure_loggers(self, handlers, filters):
        config = self.config
        named = config.get('loggers', {})
        disable = config.get('disable_existing_loggers', True)
        for name in ('asyncio', 'concurrent.futures'):  # CPython's modules make them as they begin
            if name in sys.modules:
                logging.getLogger(name)
        existing = list(logging.root.manager.loggerDict.items())
        for name, settings in named.items():
            logger = logging.getLogger(name)
            try:
                self.configure_logger(logger, settings, handlers, filters)
            except Exception as e:
                raise ValueError(f'Unable to configure logger {name!r}') from e
            logger.disabled = False
            if settings.get('propagate') is not None:
                logger.propagate = settings['propagate']
        for name, logger in existing:  # Only now: a mistake above leaves them as they were.
            if not isinstance(logger, logging.Logger) or name in named:
                continue
            if any(name.startswith(known + '.') for known in named):
                logger.setLevel(logging.NOTSET)
                logger.handlers = []
                logger.propagate = True
            else:
                logger.disabled = disable
        if config.get('root'):
            try:
                self.configure_logger(logging.getLogger(), config['root'], handlers, filters)
            except Exception as e:
                raise ValueError('Unable to configure root logger') from e

    def configure_formatter(self, config):
        """A formatter."""
        if '()' in config:
            return self.made(config)
        cls = config.get('class')
        factory = self.resolve(cls) if cls else logging.Formatter
        keywords = {'defaults': config['defaults']} if 'defaults' in config else {}
        if 'validate' in config:
            keywords['validate'] = config['validate']
        return factory(config.get('format'), config.get('datefmt'), config.get('style', '%'),
                       **keywords)

    def configure_filter(self, config):
        """A filter."""
        return self.made(config) if '()' in config else logging.Filter(config.get('name', ''))

    def configure_handler(self, config, formatters, filters, handlers):
        """A handler."""
        config = dict(config)
        formatter = config.pop('formatter', None)
        if formatter:
            try:
                formatter = formatters[formatter]
            except KeyError as e:
                raise ValueError(f'Unable to set formatter {formatter!r}') from e
        level = config.pop('level', None)
        chosen = config.pop('filters', None)
        if '()' in config:
            handler = self.made(config)
        else:
            factory = config.pop('class')
            if not callable(factory):
                factory = self.resolve(factory)
            if issubclass(factory, logging.handlers.MemoryHandler) and 'target' in config:
                config['target'] = handlers[config['target']]
            attributes = config.pop('.', None)
            handler = factory(**{key: self.convert(value) for key, value in config.items()
                                 if key.isidentifier()})
            for name, value in (attributes or {}).items():
                setattr(handler, name, value)
        if formatter:
            handler.setFormatter(formatter)
        if level is not None:
            handler.setLevel(level)
        if chosen:
            self.add_filters(handler, chosen, filters)
        return handler

    def add_filters(self, filterer, chosen, filters):
        """Give a logger or a handler its filters."""
        for filter in chosen:
            try:
                filterer.addFilter(filter if callable(filter) or hasattr(filter, 'filter')
                                   else filters[filter])
            except Exception as e:
                raise ValueError(f'Unable to add filter {filter!r}') from e

    def configure_logger(self, logger, config, handlers, filters):
        """A logger; without handlers, only its level."""
        level = config.get('level')
        if level is not None:
            logger.setLevel(level)
        if handlers is None:
            return
        for handler in logger.handlers[:]:
            logger.removeHandler(handler)
        for name in config.get('handlers') or ():
            try:
                logger.addHandler(handlers[name])
            except Exception as e:
                raise ValueError(f'Unable to add handler {name!r}') from e
        if config.get('filters'):
            self.add_filters(logger, config['filters'], filters)


dictConfigClass = DictConfigurator


def dictConfig(config):
    """Configure logging by a dictionary."""
    dictConfigClass(config).configure()


def fileConfig(fname, defaults=None, disable_existing_loggers=True, encoding=None):
    """Refused: there are no files."""
    raise OSError("logging.config.fileConfig is not available in Looplane: there are no files")
