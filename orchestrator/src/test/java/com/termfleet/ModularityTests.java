package com.termfleet;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {

    @Test
    void rooms_use_each_other_only_along_the_arrows() {
        ApplicationModules.of(TermFleet.class).verify();
    }
}
