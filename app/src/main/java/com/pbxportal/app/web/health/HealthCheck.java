package com.pbxportal.app.web.health;

/** Looks at one thing that the portal stands on. May hang: it is not waited for, and not started twice. */
interface HealthCheck {

    /** @param detail for those who run the portal */
    record Finding(HealthStatus status, String detail) {

        /** For what only nodes of another role use. */
        static final Finding NOT_HERE = healthy("not used on this node");

        static Finding healthy(String detail) {
            return new Finding(HealthStatus.HEALTHY, detail);
        }

        static Finding degraded(String detail) {
            return new Finding(HealthStatus.DEGRADED, detail);
        }

        static Finding unhealthy(String detail) {
            return new Finding(HealthStatus.UNHEALTHY, detail);
        }
    }

    String name();

    /** Without it the portal cannot answer for anything. */
    default boolean isVital() {
        return false;
    }

    /** Whatever it throws counts as unhealthy. */
    Finding look() throws Exception;
}
