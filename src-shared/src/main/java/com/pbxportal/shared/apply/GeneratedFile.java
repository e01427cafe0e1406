package com.pbxportal.shared.apply;

/** @param sha256 of its bytes, in hex */
public record GeneratedFile(String name, String sha256, int bytes, int lines) {}
