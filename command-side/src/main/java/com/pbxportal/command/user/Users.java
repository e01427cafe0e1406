package com.pbxportal.command.user;

import com.pbxportal.command.Aggregates;
import com.pbxportal.shared.error.UnknownUser;
import com.pbxportal.shared.identity.UserId;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** The users, for the handlers of other features. */
@Component
public class Users {

    private final Repository<User> repository;

    Users(Repository<User> repository) {
        this.repository = repository;
    }

    public Aggregate<User> load(UserId id) {
        return Aggregates.load(repository, User.class, id, () -> new UnknownUser(id));
    }
}
