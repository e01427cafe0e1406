package com.pbxportal.app.support;

/** A number, by its id and as it is dialled. */
public record Did(String id, String number) {

    public String path() {
        return "/api/v1/dids/" + id;
    }

    /** As everybody sees it now. */
    public Answer now() {
        return Portal.platformAdmin().get(path()).expect(200);
    }

    public String status() {
        return now().text("status");
    }
}
