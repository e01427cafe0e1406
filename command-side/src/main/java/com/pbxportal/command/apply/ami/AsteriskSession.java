package com.pbxportal.command.apply.ami;

import com.pbxportal.command.apply.dialplan.Dialplan;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.asteriskjava.manager.ManagerConnection;
import org.asteriskjava.manager.action.CoreSettingsAction;
import org.asteriskjava.manager.action.EventGeneratingAction;
import org.asteriskjava.manager.action.GetVarAction;
import org.asteriskjava.manager.action.ManagerAction;
import org.asteriskjava.manager.action.PJSipShowEndpointAction;
import org.asteriskjava.manager.action.ShowDialplanAction;
import org.asteriskjava.manager.event.ContactStatusDetail;
import org.asteriskjava.manager.event.DisconnectEvent;
import org.asteriskjava.manager.event.EndpointDetail;
import org.asteriskjava.manager.event.ListDialplanEvent;
import org.asteriskjava.manager.event.ResponseEvent;
import org.asteriskjava.manager.response.ManagerError;
import org.asteriskjava.manager.response.ManagerResponse;
import org.jspecify.annotations.Nullable;

/**
 * One logged-in connection. Every answer has a deadline, and a connection that breaks ends all that wait for one:
 * then nothing is known of what Asterisk did.
 */
public final class AsteriskSession implements AutoCloseable {

    /** So many contexts, 40 characters each, fit into the 1,024 that Asterisk has for a variable's value. */
    private static final int ENDPOINTS_A_QUESTION = 20;

    /** A line of 1,024 characters or more Asterisk discards, and with it the whole question. */
    private static final int LONGEST_QUESTION = 960;

    private static final String BROKEN = "The connection to Asterisk AMI broke";

    private final ManagerConnection connection;
    private final AmiProperties properties;
    private final CompletableFuture<Void> broken = new CompletableFuture<>();

    AsteriskSession(ManagerConnection connection, AmiProperties properties) {
        this.connection = connection;
        this.properties = properties;
        connection.addEventListener(event -> {
            if (event instanceof DisconnectEvent) {
                broken.completeExceptionally(new AsteriskUnreachable(BROKEN));
            }
        });
    }

    /** What it said before we logged in: name and version of the protocol. */
    public String greeting() {
        return connection.getProtocolIdentifier();
    }

    /** Asterisk's own word on its version: that it answers shows that it works, and not only listens. */
    public String version() {
        ManagerResponse response = ask(new CoreSettingsAction(), properties.timeout());
        if (response instanceof ManagerError) {
            throw new AsteriskUnreachable("Asterisk refused to tell its version: " + response.getMessage());
        }
        return Optional.ofNullable(response.getAttribute("AsteriskVersion")).orElse("of unknown version");
    }

    /**
     * Has Asterisk read its dialplan again. Says nothing about what it then runs: Asterisk also answers with success
     * when it skipped lines, or all of a file.
     */
    public void reloadDialplan() {
        ManagerResponse response = ask(new Reload("pbx_config"), properties.reloadTimeout());
        if (response instanceof ManagerError) {
            throw new AsteriskRefused("Asterisk could not reload its dialplan (" + response.getMessage()
                    + "); its log names the file and line that it does not understand");
        }
    }

    /** All that is loaded, written by the portal or not. Contexts with nothing in them do not show. */
    public Dialplan dialplan() {
        Dialplan.Builder dialplan = new Dialplan.Builder();
        list(new ShowDialplanAction(), ListDialplanEvent.class).forEach(line -> add(line, dialplan));
        return dialplan.build();
    }

    /** One context, alone. */
    public Dialplan context(String name) {
        Dialplan.Builder dialplan = new Dialplan.Builder();
        listing(new ShowContext(name)).events(ListDialplanEvent.class).forEach(line -> add(line, dialplan));
        return dialplan.build();
    }

    /** Whether a context is there, be it empty. */
    public boolean hasContext(String name) {
        return !(listing(new ShowContext(name)).response() instanceof ManagerError);
    }

    /** The credentials that Asterisk finds, by name. */
    public Map<String, AuthList> auths() {
        Map<String, AuthList> auths = new HashMap<>();
        list(new ShowAuths(), AuthList.class).forEach(auth -> auths.put(auth.getObjectName(), auth));
        return auths;
    }

    /** The addresses of record that Asterisk finds, by name. */
    public Map<String, AorList> aors() {
        Map<String, AorList> aors = new HashMap<>();
        list(new ShowAors(), AorList.class).forEach(aor -> aors.put(aor.getObjectName(), aor));
        return aors;
    }

    /** Each device alone, by name: some milliseconds for each, however many others there are. */
    public Map<String, FoundDevice> devices(Collection<String> names) {
        Map<String, CompletableFuture<Listing>> answers = new LinkedHashMap<>();
        names.forEach(name -> answers.put(name, sendForListing(showEndpoint(name))));
        Map<String, FoundDevice> devices = new LinkedHashMap<>();
        answers.forEach((name, answer) -> {
            Listing listing = await(answer, properties.timeout());
            devices.put(
                    name,
                    listing.response() instanceof ManagerError
                            ? FoundDevice.NOTHING
                            : FoundDevice.of(name, listing.events()));
        });
        return devices;
    }

    /**
     * The context in which each endpoint's calls begin; empty for one that Asterisk does not have, or rejects.
     * Listing all endpoints takes a millisecond each, as Asterisk then looks for their contacts too; this a fifth.
     */
    public Map<String, String> endpointContexts(Collection<String> names) {
        Map<String, String> contexts = new LinkedHashMap<>();
        Map<List<String>, CompletableFuture<ManagerResponse>> answers = new LinkedHashMap<>();
        for (List<String> some : questions(names)) {
            answers.put(
                    some,
                    send(new GetVarAction("EVAL("
                            + some.stream().map(AsteriskSession::contextOf).collect(Collectors.joining("|")) + ")")));
        }
        answers.forEach((some, answer) -> {
            String value = Optional.ofNullable(
                            await(answer, properties.timeout()).getAttribute("Value"))
                    .orElse("");
            String[] found = value.split("\\|", -1);
            for (int i = 0; i < some.size(); i++) {
                contexts.put(some.get(i), i < found.length ? found[i] : "");
            }
        });
        return contexts;
    }

    private static List<List<String>> questions(Collection<String> names) {
        List<List<String>> questions = new ArrayList<>();
        int length = LONGEST_QUESTION;
        for (String name : names) {
            length += contextOf(name).length() + 1;
            if (length > LONGEST_QUESTION || questions.getLast().size() == ENDPOINTS_A_QUESTION) {
                questions.add(new ArrayList<>());
                length = contextOf(name).length() + 1;
            }
            questions.getLast().add(name);
        }
        return questions;
    }

    private static String contextOf(String endpoint) {
        return "${PJSIP_ENDPOINT(" + endpoint + ",context)}";
    }

    /** What Asterisk knows of one endpoint now; empty if it does not have it. */
    public Optional<EndpointState> endpoint(String name) {
        Listing listing = listing(showEndpoint(name));
        if (listing.response() instanceof ManagerError) {
            return Optional.empty();
        }
        return listing.events(EndpointDetail.class)
                .findFirst()
                .map(detail -> EndpointState.of(
                        detail,
                        listing.events(ContactStatusDetail.class).findFirst().orElse(null)));
    }

    private static PJSipShowEndpointAction showEndpoint(String name) {
        PJSipShowEndpointAction action = new PJSipShowEndpointAction();
        action.setEndpoint(name);
        return action;
    }

    @Override
    public void close() {
        Asterisk.close(connection);
    }

    private static void add(ListDialplanEvent line, Dialplan.Builder dialplan) {
        String context = line.getContext();
        if (line.getIncludeContext() != null) {
            dialplan.include(context, line.getIncludeContext());
        } else if (line.getSwitch() != null) {
            dialplan.include(context, "switch " + line.getSwitch());
        } else if (line.getIgnorePattern() != null) {
            dialplan.include(context, "ignorepat " + line.getIgnorePattern());
        } else {
            String data = Optional.ofNullable(line.getAppData()).orElse("");
            String priority = line.isHint() ? "hint" : String.valueOf(line.getPriority());
            dialplan.step(context, line.getExtension(), priority, line.getApplication() + "(" + data + ")");
        }
    }

    private record Listing(ManagerResponse response, List<ResponseEvent> events) {

        private <E> Stream<E> events(Class<E> type) {
            return events.stream().filter(type::isInstance).map(type::cast);
        }
    }

    /** Of all there is: as with a reload, the time depends on how much that is. */
    private <E> Stream<E> list(EventGeneratingAction action, Class<E> type) {
        Listing listing = await(sendForListing(action), properties.reloadTimeout());
        if (listing.response() instanceof ManagerError error && !isEmptyList(error)) {
            throw new AsteriskRefused("Asterisk refused " + action.getAction() + ": " + error.getMessage());
        }
        return listing.events(type);
    }

    /** "No Auths found": Asterisk takes an empty list for an error. */
    private static boolean isEmptyList(ManagerError error) {
        return String.valueOf(error.getMessage()).matches("No \\w+ found");
    }

    private Listing listing(EventGeneratingAction action) {
        return await(sendForListing(action), properties.timeout());
    }

    private CompletableFuture<Listing> sendForListing(EventGeneratingAction action) {
        CompletableFuture<Listing> answer = new CompletableFuture<>();
        try {
            connection.sendEventGeneratingAction(
                    action,
                    events -> complete(
                            answer,
                            events.getResponse(),
                            response -> new Listing(response, List.copyOf(events.getEvents()))));
        } catch (IOException | IllegalStateException e) {
            throw new AsteriskUnreachable(BROKEN, e);
        }
        return answer;
    }

    private ManagerResponse ask(ManagerAction action, Duration timeout) {
        return await(send(action), timeout);
    }

    private CompletableFuture<ManagerResponse> send(ManagerAction action) {
        CompletableFuture<ManagerResponse> answer = new CompletableFuture<>();
        try {
            connection.sendAction(action, response -> complete(answer, response, Function.identity()));
        } catch (IOException | IllegalStateException e) {
            throw new AsteriskUnreachable(BROKEN, e);
        }
        return answer;
    }

    /** A connection that breaks answers all questions with nothing, which must not pass for an answer. */
    private static <T> void complete(
            CompletableFuture<T> answer, @Nullable ManagerResponse response, Function<ManagerResponse, T> content) {
        if (response == null) {
            answer.completeExceptionally(new AsteriskUnreachable(BROKEN));
        } else {
            answer.complete(content.apply(response));
        }
    }

    private <T> T await(CompletableFuture<T> answer, Duration timeout) {
        try {
            CompletableFuture.anyOf(answer, broken).get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return answer.join();
        } catch (TimeoutException e) {
            throw new AsteriskUnreachable("Asterisk AMI did not answer within " + timeout.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw new AsteriskUnreachable(BROKEN, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AsteriskUnreachable("Interrupted while waiting for Asterisk AMI", e);
        }
    }
}
