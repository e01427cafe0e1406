package com.pbxportal.app.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.pbxportal.shared.error.Rejection;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** How a module is divided: in rooms that are not crowded, with doors that lead one way. */
final class RoomRules {

    /**
     * Links between them are events of both (ADR 0004), so each knows the others: to the rule they are one. Not so what
     * has a room of its own within them.
     */
    private static final Set<String> LINKED = Set.of("tenant", "user", "device", "phonenumber", "session");

    private static final List<String> MODULES = List.of("command", "app");

    private RoomRules() {}

    /** Between features, and between the rooms of those that have some: what is learnt first is understood without the rest. */
    static List<ArchRule> roomsAreFreeOfCircles(String root) {
        return MODULES.stream()
                .<ArchRule>map(module -> slices().assignedFrom(rooms(root + "." + module + ".", module))
                        .should()
                        .beFreeOfCycles())
                .toList();
    }

    private static SliceAssignment rooms(String within, String module) {
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass item) {
                if (!item.getPackageName().startsWith(within)) {
                    return SliceIdentifier.ignore();
                }
                List<String> path =
                        List.of(item.getPackageName().substring(within.length()).split("\\."));
                String feature = path.getFirst();
                return LINKED.contains(feature) && path.size() == 1
                        ? SliceIdentifier.of("linked")
                        : SliceIdentifier.of(String.join(".", path.subList(0, Math.min(2, path.size()))));
            }

            @Override
            public String getDescription() {
                return "the rooms of " + module;
            }
        };
    }

    /** Refusals, of which there is one class a rule, are not counted, nor is what stands inside of another class. */
    static ArchRule noRoomIsCrowded(String root, long most) {
        return classes()
                .that()
                .resideInAnyPackage(root + ".command..", root + ".projector..", root + ".query..", root + ".app..")
                .should(liveInARoomOfAtMost(most));
    }

    private static ArchCondition<JavaClass> liveInARoomOfAtMost(long most) {
        return new ArchCondition<>("live in a package of at most " + most + " classes, refusals not counted") {
            private Map<String, Long> inhabitants = Map.of();

            @Override
            public void init(Collection<JavaClass> all) {
                inhabitants = all.stream()
                        .filter(JavaClass::isTopLevelClass)
                        .filter(item -> !item.isAssignableTo(Rejection.class))
                        .filter(item -> !item.getSimpleName().equals("package-info"))
                        .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
            }

            @Override
            public void check(JavaClass item, ConditionEvents events) {
                long there = inhabitants.getOrDefault(item.getPackageName(), 0L);
                events.add(new SimpleConditionEvent(
                        item, there <= most, item.getPackageName() + " has " + there + " classes"));
            }
        };
    }
}
