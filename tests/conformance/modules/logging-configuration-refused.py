# A configuration that is refused leaves the loggers as they were.
import logging
import logging.config

log = logging.getLogger('app')
handler = logging.StreamHandler()
log.addHandler(handler)
for wrong in ({}, {'version': 2}, {'version': 1, 'handlers': {'h': {'class': 'logging.Nope'}}},
              {'version': 1, 'loggers': {'other': {'level': 'LOUD'}}},
              {'version': 1, 'handlers': {'h': {'class': 'logging.StreamHandler', 'formatter': 'f'}}},
              {'version': 1, 'root': {'handlers': ['nowhere']}}):
    try:
        logging.config.dictConfig(wrong)
    except ValueError as error:
        print(error, '|', repr(error.__cause__), log.disabled)
logging.config.dictConfig({'version': 1, 'loggers': {'app.child': {'level': 'INFO'}}})
print(log.disabled, logging.getLogger('app.child').disabled, logging.getLogger('app.child').level)
