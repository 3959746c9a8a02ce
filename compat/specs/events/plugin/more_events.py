from supervisor import events


class MyEvent(events.Event):
    pass


events.register("MY_EVENT", MyEvent)


def make_interface(supervisord, **options):
    return None
