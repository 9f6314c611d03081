"""One guest process, from the fork out of the zygote to serving steps: prepare, wait in the pool, enter, serve."""
import gc
import os

import forked
import frames
import program
from lockdown import Lockdown
from seeding import seed
from shell import Shell


def run(layers, order, runner):
    """The whole life of a child. `order`: what the server asked of the zygote; `runner`: a rehearsed one, where there is no
    program. Never returns."""
    try:
        lockdown = Lockdown(layers, order)
        sock = lockdown.prepare()
        if layers.program is not None:
            program.live(sock, lockdown, layers.program)
        elif order['hygiene'] == 'fork':
            forked.live(sock, lockdown, order, runner)
        else:
            live(sock, lockdown, order, runner)
        os._exit(0)
    except BaseException as error:
        try:
            os.write(2, f'sandbox child: {type(error).__name__}: {error}\n'.encode())
        finally:
            os._exit(1)


def live(sock, lockdown, order, runner):
    """Hygiene `warm`: steps share this interpreter."""
    if order['exec']:
        runner.shell = Shell()
    lockdown.close_descriptors(sock.fileno(), *runner.capture.open())
    runner.listen()
    runner.warm_up()
    lockdown.judge_arguments()
    episode = lockdown.enter(sock)
    if episode is None:
        return
    runner.capture.fix(episode['output'])
    runner.relocate(lockdown.relocated(episode), lockdown.folder)
    lockdown.end_setup()
    runner.enter()
    frames.send(sock, frames.reply(b'{"ready":true}'))
    gc.enable()
    while (payload := frames.receive(sock)) is not None:
        request = frames.decode(payload)
        if request['k'] == 'part':
            frames.send(sock, runner.part(request))
            continue
        if 'r' in request:
            seed(request['r'])
        frames.send(sock, runner.run(request))
        runner.between()
