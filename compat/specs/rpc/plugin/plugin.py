class Interface:
    def __init__(self, supervisord, greeting):
        self.supervisord = supervisord
        self.greeting = greeting

    def greet(self, name):
        """Greets.
        @param string name  Whom
        @return string      A greeting
        """
        return "%s %s, %s" % (self.greeting, name, self.supervisord.options.identifier)

    def _hidden(self):
        return True


make_interface = Interface
