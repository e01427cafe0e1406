package com.pbxportal.app.bench;

enum Unit {
    MILLISECONDS("ms"),
    SECONDS("s"),
    PER_SECOND("/s"),
    MEGABYTES("MB");

    private final String symbol;

    Unit(String symbol) {
        this.symbol = symbol;
    }

    @Override
    public String toString() {
        return symbol;
    }
}
