#include "core/socket_faults.h"

#include "tests/check.h"

using namespace sim;

TEST("readable is 1 for nothing during the fault, and the number of bytes otherwise") {
    SocketFaults faults;
    CHECK_EQUAL(0u, faults.readable(0));
    faults.setReadableLies(true);
    CHECK_EQUAL(1u, faults.readable(0));
    CHECK_EQUAL(7u, faults.readable(7));
    faults.setReadableLies(false);
    CHECK_EQUAL(0u, faults.readable(0));
}

TEST("a connection from before an outage stays dead after it, a new one lives") {
    SocketFaults faults;
    const unsigned before = faults.outages();
    CHECK(!faults.isDead(before));
    faults.setHalfOpen(true);
    faults.setHalfOpen(true);
    CHECK(faults.isDead(before));
    CHECK(!faults.canConnect());
    faults.setHalfOpen(false);
    CHECK(faults.isDead(before));
    CHECK(faults.canConnect());
    CHECK(!faults.isDead(faults.outages()));
}
