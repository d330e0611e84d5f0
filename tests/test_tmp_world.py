import time, pytest
from tests import world
def test_w(db):
    t=time.time(); w=world.build(); print(time.time()-t)
    for n in world.routes():
        print(n, world.routes()[n])
    for n in world.routes():
        for on in ("draft",):
            try: print(w.url(n,on if world.is_about_a_case(n) else ""))
            except Exception as e: print(n, repr(e))
