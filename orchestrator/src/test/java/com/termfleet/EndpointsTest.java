package com.termfleet;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.termfleet.access.OpenToAnyone;
import com.termfleet.access.RequiresSignIn;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.springframework.web.bind.annotation.RequestMapping;

/** Who may call an endpoint stands beside it. */
@AnalyzeClasses(packages = "com.termfleet", importOptions = ImportOption.DoNotIncludeTests.class)
class EndpointsTest {

    @ArchTest
    static final ArchRule every_endpoint_declares_who_may_call_it = methods()
            .that()
            .areAnnotatedWith(RequestMapping.class)
            .or()
            .areMetaAnnotatedWith(RequestMapping.class)
            .should()
            .beAnnotatedWith(RequiresSignIn.class)
            .orShould()
            .beAnnotatedWith(OpenToAnyone.class);
}
