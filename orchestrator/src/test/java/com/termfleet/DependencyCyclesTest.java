package com.termfleet;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.Set;
import java.util.function.Function;

/** Neither packages nor files depend on each other in a circle. */
@AnalyzeClasses(packages = "com.termfleet", importOptions = ImportOption.DoNotIncludeTests.class)
class DependencyCyclesTest {

    private static final Set<String> SEALED_FAMILIES = Set.of("com.termfleet.gateway.message");

    @ArchTest
    static final ArchRule packages_are_free_of_cycles = slices().assignedFrom(
                    new SlicesBy("packages", JavaClass::getPackageName))
            .should()
            .beFreeOfCycles();

    // A sealed interface names who may implement it: that circle is the language's.
    @ArchTest
    static final ArchRule files_are_free_of_cycles = slices().assignedFrom(
                    new SlicesBy("files", DependencyCyclesTest::file))
            .should()
            .beFreeOfCycles();

    private static String file(JavaClass type) {
        JavaClass file = type;
        while (file.getEnclosingClass().isPresent()) {
            file = file.getEnclosingClass().get();
        }
        return SEALED_FAMILIES.contains(file.getPackageName()) ? file.getPackageName() : file.getName();
    }

    private record SlicesBy(String what, Function<JavaClass, String> slice) implements SliceAssignment {

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return SliceIdentifier.of(slice.apply(type));
        }

        @Override
        public String getDescription() {
            return what;
        }
    }
}
