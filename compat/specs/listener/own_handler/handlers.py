def handle(event, result):
    raise KeyError(result)
