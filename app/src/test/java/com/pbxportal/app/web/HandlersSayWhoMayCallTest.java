package com.pbxportal.app.web;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.pbxportal.app.web.security.OpenEndpoints;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** An endpoint is closed at run time until it names its roles; this finds the one that forgot before that. */
@AnalyzeClasses(packages = "com.pbxportal", importOptions = ImportOption.DoNotIncludeTests.class)
class HandlersSayWhoMayCallTest {

    @ArchTest
    static final ArchRule every_handler_names_its_roles_or_is_open =
            methods().that(areHandlers()).should(nameTheirRolesOrBeOpen());

    private static DescribedPredicate<JavaMethod> areHandlers() {
        return DescribedPredicate.describe(
                "are handlers of a REST controller",
                method -> method.getOwner().isAnnotatedWith(RestController.class)
                        && AnnotatedElementUtils.hasAnnotation(method.reflect(), RequestMapping.class));
    }

    private static ArchCondition<JavaMethod> nameTheirRolesOrBeOpen() {
        return new ArchCondition<>("have @PreAuthorize or be listed in OpenEndpoints") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean closed = method.isAnnotatedWith(PreAuthorize.class)
                        || method.getOwner().isAnnotatedWith(PreAuthorize.class);
                if (!closed && !OPEN.containsAll(endpoints(method))) {
                    events.add(SimpleConditionEvent.violated(
                            method, method.getFullName() + " serves " + endpoints(method) + " to whom?"));
                }
            }
        };
    }

    private static final Set<String> OPEN = OpenEndpoints.ALL.stream()
            .map(open -> open.method() + " " + open.pattern())
            .collect(Collectors.toSet());

    private static Set<String> endpoints(JavaMethod method) {
        RequestMapping own = AnnotatedElementUtils.findMergedAnnotation(method.reflect(), RequestMapping.class);
        RequestMapping owners =
                AnnotatedElementUtils.findMergedAnnotation(method.getOwner().reflect(), RequestMapping.class);
        return Arrays.stream(own.method())
                .map(RequestMethod::name)
                .flatMap(verb -> paths(owners).flatMap(base -> paths(own).map(path -> verb + " " + base + path)))
                .collect(Collectors.toSet());
    }

    private static Stream<String> paths(RequestMapping mapping) {
        return mapping == null || mapping.path().length == 0 ? Stream.of("") : Arrays.stream(mapping.path());
    }
}
