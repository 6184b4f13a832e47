/** Expert Advisors as packages: today, those of this project for terminals that are not hosted here. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "access", "account", "gateway"})
package com.termfleet.expert;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
