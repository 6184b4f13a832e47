package com.termfleet;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import java.util.Map;

/** A package is small enough to be read at once. */
@AnalyzeClasses(packages = "com.termfleet", importOptions = ImportOption.DoNotIncludeTests.class)
class PackageSizeTest {

    private static final int MOST_TYPES = 25;

    @ArchTest
    static void a_package_holds_at_most_25_types(JavaClasses classes) {
        Map<String, Long> sizes = classes.stream()
                .filter(JavaClass::isTopLevelClass)
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .collect(groupingBy(JavaClass::getPackageName, counting()));

        assertThat(sizes)
                .isNotEmpty()
                .allSatisfy((name, types) -> assertThat(types).as(name).isLessThanOrEqualTo(MOST_TYPES));
    }
}
