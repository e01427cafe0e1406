package com.pbxportal.app.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.pbxportal.shared.event.PortalEvent;
import com.pbxportal.shared.event.PortalEvents;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** What is kept, and what is told of it. */
final class KindRules {

    private KindRules() {}

    /** The families are those of all kinds, and the few that are named as none. */
    static ArchRule everyEventIsOfAKindOrNamedAsOfNone() {
        return classes()
                .that()
                .areAssignableTo(PortalEvent.class)
                .and()
                .areNotInterfaces()
                .should(beOfAFamily())
                .because("what happens to a thing that is in no book is folded by nobody");
    }

    private static ArchCondition<JavaClass> beOfAFamily() {
        return new ArchCondition<>("be of one of the families of PortalEvents") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                boolean known = PortalEvents.FAMILIES.stream().anyMatch(item::isAssignableTo);
                events.add(new SimpleConditionEvent(item, known, item.getFullName() + " is of no known family"));
            }
        };
    }

    /** The guest book alone knows its guests. */
    static ArchRule whatAKindIsKnowsNoFeature(String root) {
        DescribedPredicate<JavaClass> language = resideInAPackage(root + ".shared..");
        return noClasses()
                .that()
                .resideInAPackage(root + ".shared.kind..")
                .and()
                .doNotHaveSimpleName("Kinds")
                .should()
                .dependOnClassesThat(language.and(DescribedPredicate.not(resideInAnyPackage(
                        root + ".shared.kind..", root + ".shared.event..", root + ".shared.identity.."))))
                .because("features know what a kind is, and not the other way round");
    }
}
