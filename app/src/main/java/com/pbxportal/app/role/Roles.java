package com.pbxportal.app.role;

import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/**
 * {@code pbx.roles} names what a process does: command, projector, query, or several, separated by commas. One
 * process does all three by default; several may share the work on one PostgreSQL.
 */
final class Roles {

    private Roles() {}

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnExpression("'${pbx.roles:command,projector,query}'.contains('command')")
    @ComponentScan("com.pbxportal.command")
    static class CommandRole {}

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnExpression("'${pbx.roles:command,projector,query}'.contains('projector')")
    @ComponentScan("com.pbxportal.projector")
    static class ProjectorRole {}

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnExpression("'${pbx.roles:command,projector,query}'.contains('query')")
    @ComponentScan("com.pbxportal.query")
    static class QueryRole {}
}
