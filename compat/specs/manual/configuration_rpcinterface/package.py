class Another:
    def __init__(self, supervisord, retries):
        self.retries = retries

    def tell(self):
        return "retries: %d" % self.retries


def make_another_rpcinterface(supervisord, **config):
    return Another(supervisord, int(config.get("retries", 0)))
