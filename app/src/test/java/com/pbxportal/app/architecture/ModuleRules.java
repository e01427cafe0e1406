package com.pbxportal.app.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Set;

/** What a module may know of the others. The root is a parameter, so that planted violations can be shown to fail. */
final class ModuleRules {

    private static final List<String> MODULES = List.of("command", "projector", "query");

    /** A search for a feature finds all of it. What has no word in the shared language belongs to one module alone. */
    private static final Set<String> FEATURES = Set.of(
            "tenant",
            "user",
            "device",
            "phonenumber",
            "claim",
            "session",
            "refusal",
            "apply",
            "asterisk",
            "audit",
            "health",
            "vault");

    private ModuleRules() {}

    /** Command side, projector and query side meet in the shared language and in tables, never in code. */
    static List<ArchRule> modulesDoNotKnowOneAnother(String root) {
        return MODULES.stream()
                .<ArchRule>map(module -> noClasses()
                        .that()
                        .resideInAPackage(root + "." + module + "..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(MODULES.stream()
                                .filter(other -> !other.equals(module))
                                .map(other -> root + "." + other + "..")
                                .toArray(String[]::new))
                        .because("they meet in src-shared"))
                .toList();
    }

    static ArchRule noModuleKnowsTheApplication(String root) {
        return noClasses()
                .that()
                .resideInAnyPackage(root + ".command..", root + ".projector..", root + ".query..", root + ".shared..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(root + ".app..")
                .because("the application puts the modules together, and not the other way round");
    }

    static ArchRule theLanguageKnowsNoModule(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + ".shared..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        root + ".command..",
                        root + ".projector..",
                        root + ".query..",
                        "org.springframework..",
                        "jakarta..",
                        "java.sql..",
                        "javax.sql..")
                .because("src-shared is the language: records and rules, no Spring, no database, no web");
    }

    static ArchRule featuresHaveTheSameNamesEverywhere(String root) {
        return classes()
                .that()
                .resideInAnyPackage(root + ".command.*..", root + ".projector.*..", root + ".query.*..")
                .should(beInAFeature(root));
    }

    private static ArchCondition<JavaClass> beInAFeature(String root) {
        return new ArchCondition<>("be in a package of one of the features " + FEATURES) {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                String feature =
                        item.getPackageName().substring(root.length() + 1).split("\\.")[1];
                events.add(new SimpleConditionEvent(
                        item, FEATURES.contains(feature), item.getFullName() + " is in \"" + feature + "\""));
            }
        };
    }
}
