package com.pbxportal.app.web;

import org.springframework.core.Ordered;

/** The servlet filters before Spring Security's chain (order -100), outermost first. */
public final class FilterOrder {

    public static final int FORWARDED_HEADERS = Ordered.HIGHEST_PRECEDENCE + 10;
    public static final int REQUEST_ID = Ordered.HIGHEST_PRECEDENCE + 20;
    public static final int ACCESS_LOG = Ordered.HIGHEST_PRECEDENCE + 30;
    public static final int LAST_RESORT = Ordered.HIGHEST_PRECEDENCE + 40;
    public static final int HEALTH_PORT = Ordered.HIGHEST_PRECEDENCE + 50;

    private FilterOrder() {}
}
