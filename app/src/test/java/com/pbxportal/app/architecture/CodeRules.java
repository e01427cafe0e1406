package com.pbxportal.app.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.util.Set;
import java.util.UUID;
import org.axonframework.spring.stereotype.Saga;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How a class of ours looks. */
final class CodeRules {

    private static final Set<String> CLOCKS = Set.of("now", "currentTimeMillis");

    private CodeRules() {}

    static ArchRule timesAndIdsComeFromOutside(String root) {
        return noClasses()
                .that()
                .resideInAnyPackage(root + ".shared..", root + ".command..", root + ".projector..")
                .should()
                .callMethodWhere(looksAtTheClock())
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .because("a decision that is tried again, or replayed, must come out the same: ask a Clock, ask Ids");
    }

    static DescribedPredicate<JavaMethodCall> looksAtTheClock() {
        return DescribedPredicate.describe(
                "look at the clock by themselves",
                call -> CLOCKS.contains(call.getName())
                        && call.getTarget().getRawParameterTypes().isEmpty()
                        && (call.getTargetOwner().getPackageName().equals("java.time")
                                || call.getTargetOwner().isEquivalentTo(System.class)));
    }

    /** Only a saga is made by Axon, and read back from the database, before anything can be given to it. */
    static ArchRule whatIsNeededIsGivenToTheConstructor() {
        return noFields()
                .that()
                .areDeclaredInClassesThat()
                .areNotAnnotatedWith(Saga.class)
                .should()
                .beAnnotatedWith(Autowired.class)
                .orShould()
                .beAnnotatedWith(Value.class)
                .because("what a class needs can be seen, and given by a test, in its constructor");
    }

    /** The launcher speaks to a person at a terminal; everything else writes a log. */
    static ArchRule onlyTheLauncherPrints(String root) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(root + ".app.runtime..")
                .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS);
    }

    static ArchRule controllersAreNamedSoAndSeenByNobody() {
        return classes()
                .that()
                .areAnnotatedWith(RestController.class)
                .should()
                .bePackagePrivate()
                .andShould()
                .haveSimpleNameEndingWith("Controller");
    }

    static ArchRule everyEndpointSaysWhoMayCallIt(Set<String> open) {
        return methods()
                .that()
                .areMetaAnnotatedWith(RequestMapping.class)
                .and()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(RestController.class)
                .should(sayWhoMayCallIt(open));
    }

    private static ArchCondition<JavaMethod> sayWhoMayCallIt(Set<String> open) {
        return new ArchCondition<>("have @PreAuthorize, or its class, or be one of " + open) {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                String called = method.getOwner().getSimpleName() + "." + method.getName();
                boolean says = method.isAnnotatedWith(PreAuthorize.class)
                        || method.getOwner().isAnnotatedWith(PreAuthorize.class);
                events.add(new SimpleConditionEvent(
                        method, says != open.contains(called), called + (says ? " is open and closed" : " is open")));
            }
        };
    }

    static ArchRule everyPackageIsNullMarked() {
        return classes().should(beInANullMarkedPackage());
    }

    private static ArchCondition<JavaClass> beInANullMarkedPackage() {
        return new ArchCondition<>("be in a package that is @NullMarked") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                boolean marked = item.getPackage().isAnnotatedWith(NullMarked.class);
                events.add(new SimpleConditionEvent(item, marked, item.getPackageName() + " is not @NullMarked"));
            }
        };
    }

    /** The build finds tests by their name: another name would never run. */
    static ArchRule testsEndInTest() {
        return methods()
                .that()
                .areAnnotatedWith(Test.class)
                .or()
                .areAnnotatedWith(ParameterizedTest.class)
                .should()
                .beDeclaredInClassesThat()
                .haveNameMatching(".*Test(\\$.*)?");
    }
}
