package com.pbxportal.command.refusal;

import com.pbxportal.shared.refusal.RecordRefusal;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.gateway.EventGateway;
import org.springframework.stereotype.Component;

/** A command, so that the event gets transaction and metadata as every other does. */
@Component
class RefusalCommandHandler {

    private final EventGateway events;

    RefusalCommandHandler(EventGateway events) {
        this.events = events;
    }

    @CommandHandler
    void handle(RecordRefusal command) {
        events.publish(command.fact());
    }
}
