package com.pbxportal.command.apply.guest;

import com.pbxportal.command.vault.SecretKind;
import java.util.UUID;

/**
 * A secret, without it.
 *
 * @param generation the how manieth of its owner's was decided on
 * @param name of its owner, as people know it
 * @param ifLacking what is to be said if the vault does not have it
 */
public record SecretRef(UUID owner, SecretKind kind, int generation, String name, String ifLacking) {

    /** In its place: fit for showing, hashing and comparing. */
    public String masked() {
        return "password " + generation;
    }
}
