package com.pbxportal.app.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.pbxportal.command.apply.guest.Guest;
import com.pbxportal.command.vault.SecretKind;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/** Features are guests of Apply: it knows none of them, they see one room of it, and what they say is pure. */
final class GuestRules {

    /** What all features are about or made of, and Apply itself. Whatever else has a package is a feature. */
    private static final Set<String> NO_FEATURES = Set.of(
            "tenant",
            "apply",
            "asterisk",
            "audit",
            "claim",
            "configuration",
            "destination",
            "error",
            "event",
            "identity",
            "kind",
            "listing",
            "refusal",
            "session",
            "vault");

    /** These ask who a person is, by their account: a plan is somebody's. */
    private static final Set<String> ABOUT_PEOPLE = Set.of("DueApplyPlan", "SecondPerson");

    /** Until what is read back of Asterisk is its own affair, as rows and files will be. */
    private static final Set<String> READS_BACK = Set.of("DeviceStatusController");

    private GuestRules() {}

    static List<ArchRule> applyAndItsGuests(String root) {
        return List.of(applyKnowsNoFeature(root), featuresSeeOneRoomOfApply(root), guestsArePure(root));
    }

    private static ArchRule applyKnowsNoFeature(String root) {
        return noClasses()
                .that(resideInAPackage(root + ".command.apply..").and(DescribedPredicate.not(named(ABOUT_PEOPLE))))
                .should()
                .dependOnClassesThat(areOfAFeature(root))
                .as("Apply should know no feature")
                .because("a new one is a guest of it, and changes nothing there");
    }

    private static ArchRule featuresSeeOneRoomOfApply(String root) {
        DescribedPredicate<JavaClass> rooms = resideInAPackage(root + ".command.apply..");
        return noClasses()
                .that(resideInAPackage(root + ".command..")
                        .and(DescribedPredicate.not(rooms))
                        .and(DescribedPredicate.not(named(READS_BACK))))
                .should()
                .dependOnClassesThat(
                        rooms.and(DescribedPredicate.not(resideInAPackage(root + ".command.apply.guest.."))))
                .as("Features should see no room of Apply but that for guests");
    }

    private static ArchRule guestsArePure(String root) {
        DescribedPredicate<JavaClass> vault = resideInAPackage("com.pbxportal.command.vault..")
                .and(DescribedPredicate.not(
                        describe("are the word for a kind of secret", type -> type.isEquivalentTo(SecretKind.class))));
        return noClasses()
                .that()
                .areAssignableTo(Guest.class)
                .and()
                .resideInAPackage(root + "..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                "java.sql..",
                                "javax.sql..",
                                "org.springframework.jdbc..",
                                "com.pbxportal.command.asterisk..")
                        .or(vault)
                        .or(describe("is a clock", type -> type.isEquivalentTo(Clock.class))))
                .orShould()
                .callMethodWhere(CodeRules.looksAtTheClock())
                .as("Guests should be pure")
                .because("what is generated, compared and hashed must be the same on any machine, at any time");
    }

    private static DescribedPredicate<JavaClass> areOfAFeature(String root) {
        return describe("are of a feature", type -> {
            if (!type.getPackageName().startsWith(root + ".")) {
                return false;
            }
            String[] path = type.getPackageName().substring(root.length() + 1).split("\\.");
            return path.length > 1 && !NO_FEATURES.contains(path[1]);
        });
    }

    /** Or inside of one. */
    private static DescribedPredicate<JavaClass> named(Set<String> names) {
        return describe("are named " + names, type -> names.contains(outermost(type)));
    }

    private static String outermost(JavaClass type) {
        String name = type.getName().substring(type.getPackageName().length() + 1);
        return name.contains("$") ? name.substring(0, name.indexOf('$')) : name;
    }
}
