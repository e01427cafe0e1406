package com.pbxportal.command.apply.realtime;

/** A device as its rows now say. */
public record ManagedDevice(String id, String context, String credential) {

    @Override
    public String toString() {
        return "ManagedDevice[" + id + "]";
    }
}
