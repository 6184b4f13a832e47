package com.termfleet;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.termfleet.copy.journal.Archive;
import com.termfleet.copy.journal.Journal;
import com.termfleet.copy.journal.OpenTrades;
import com.termfleet.copy.processor.state.CopyState;
import com.termfleet.copy.processor.state.InFlightCommands;
import com.termfleet.copy.processor.state.Timers;
import com.termfleet.destination.Destination;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Calendar;
import java.util.Date;
import java.util.Set;
import org.slf4j.Logger;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.modulith.ApplicationModule;
import org.springframework.web.bind.annotation.RestController;

/** Rules of the structure that the compiler cannot check. */
@AnalyzeClasses(packages = "com.termfleet", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule netty_stays_in_the_gateway_and_the_proxy = noClasses()
            .that()
            .resideOutsideOfPackages("com.termfleet.gateway..", "com.termfleet.source.tradingview.proxy..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.netty..");

    @ArchTest
    static final ArchRule the_redis_client_stays_in_the_bridge = noClasses()
            .that()
            .resideOutsideOfPackages("com.termfleet.source.redis..", "com.termfleet.testing..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.lettuce..");

    @ArchTest
    static final ArchRule docker_java_stays_in_its_adapters = noClasses()
            .that()
            .resideOutsideOfPackages("com.termfleet.runtime.docker..", "com.termfleet.runtime.swarm..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.github.dockerjava..");

    @ArchTest
    static final ArchRule the_kernel_knows_no_framework = noClasses()
            .that()
            .resideInAPackage("com.termfleet.kernel..")
            .and()
            .areNotAnnotatedWith(ApplicationModule.class)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "jakarta..", "tools.jackson..", "java.sql..", "javax.sql..");

    @ArchTest
    static final ArchRule sql_is_not_spoken_in_controllers = noClasses()
            .that()
            .resideInAPackage("com.termfleet..web..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework.jdbc..", "java.sql..", "javax.sql..");

    /** The adapters of replaced systems are nothing but controllers and what they store. */
    @ArchTest
    static final ArchRule controllers_live_in_web_packages = classes()
            .that()
            .areAnnotatedWith(RestController.class)
            .should()
            .resideInAnyPackage("com.termfleet..web..", "com.termfleet.compat..");

    @ArchTest
    static final ArchRule nobody_depends_on_a_web_package = noClasses()
            .that()
            .resideOutsideOfPackage("com.termfleet..web..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.termfleet.*.web..");

    @ArchTest
    static final ArchRule decisions_about_copies_ask_no_database_and_send_nothing = noClasses()
            .that()
            .resideInAnyPackage("com.termfleet.copy.processor.handler..", "com.termfleet.copy.processor.state..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "org.springframework.jdbc..", "com.termfleet.database..")
            .orShould()
            .dependOnClassesThat()
            .belongToAnyOf(Journal.class, Archive.class, Destination.class);

    @ArchTest
    static final ArchRule decisions_about_copies_change_the_transaction_only = noClasses()
            .that()
            .resideInAPackage("com.termfleet.copy.processor.handler..")
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(CopyState.class, OpenTrades.class, Timers.class, Logger.class)
            .orShould()
            .callMethodWhere(changesCommandsInFlight());

    private static DescribedPredicate<JavaMethodCall> changesCommandsInFlight() {
        Set<String> reads =
                Set.of("of", "command", "isCloseDone", "isCloseSentSinceLoad", "lastOpen", "openThatPlaced", "toldAt");
        return DescribedPredicate.describe(
                "change the commands in flight",
                call -> call.getTargetOwner().isEquivalentTo(InFlightCommands.class)
                        && !reads.contains(call.getName()));
    }

    @ArchTest
    static final ArchRule what_is_needed_comes_through_the_constructor =
            noFields().should().beAnnotatedWith(Autowired.class);

    /** A bean that is looked up late hides a cycle. */
    @ArchTest
    static final ArchRule nothing_is_looked_up_late = noClasses()
            .should()
            .dependOnClassesThat()
            .areAssignableTo(ObjectFactory.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(BeanFactory.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Lazy.class)
            .orShould()
            .dependOnClassesThat()
            .haveSimpleName("Provider");

    @ArchTest
    static final ArchRule controllers_are_package_private =
            classes().that().areAnnotatedWith(RestController.class).should().notBePublic();

    @ArchTest
    static final ArchRule configurations_are_package_private = classes()
            .that()
            .areAnnotatedWith(Configuration.class)
            .and()
            .doNotHaveSimpleName("TermFleet")
            .should()
            .notBePublic();

    @ArchTest
    static final ArchRule time_is_java_time = noClasses()
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Date.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Calendar.class);

    @ArchTest
    static final ArchRule the_time_of_day_comes_from_the_clock = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(OffsetDateTime.class, "now");

    /** The one-time password and the demo's progress are for the person who typed {@code make run}; all else is logged. */
    @ArchTest
    static final ArchRule only_what_the_person_at_the_keyboard_waits_for_is_printed = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("com.termfleet.access.user.FirstAdmin")
            .and()
            .doNotHaveFullyQualifiedName("com.termfleet.demo.DemoProgress")
            .and()
            .resideOutsideOfPackage("com.termfleet.standin..")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err");

    @ArchTest
    static final ArchRule loggers_are_private_constants = fields().that()
            .haveRawType(Logger.class)
            .should()
            .bePrivate()
            .andShould()
            .haveModifier(JavaModifier.STATIC)
            .andShould()
            .haveModifier(JavaModifier.FINAL);
}
