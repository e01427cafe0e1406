package com.pbxportal.shared.identity;

import com.fasterxml.uuid.Generators;
import java.util.UUID;

/** Name-based identifiers (RFC 9562, version 5): the same name gives the same id on every node. */
public final class NameBasedIds {

    public static final int VERSION = 5;

    private static final UUID NAMESPACE = UUID.fromString("6f1d3c0a-58c4-5b0e-9d0b-7a3f0a7e9c11");

    private NameBasedIds() {}

    public static UUID of(String kind, String name) {
        return Generators.nameBasedGenerator(NAMESPACE).generate(kind + ":" + name);
    }
}
