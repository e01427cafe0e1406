package com.pbxportal.app.web.health;

/** @param latencyMs how long the look took, or how long it has been hanging */
public record Component(HealthStatus status, long latencyMs, String detail) {}
