Feature: Whom the server calls
  The configuration names whom it calls; no request does.

  @ASY-SEC-006 @must
  Scenario: A redirect is not followed
    Given a server with:
      | events.sinks              | [{"id": "redirects", "kind": "webhook", "url": "{webhook:redirects}", "timeout_ms": 1000}] |
      | network.private_addresses | ["127.0.0.0/8"] |
    And a pool "P"
    And the engines of pool "P" answer:
      | "ok" |
    When task "A" is submitted
    And reader "R" follows task "A"
    And reader "R" has the end of the stream
    And the receiver "webhook redirects" is called 3 times
    Then the receiver "webhook redirects" is called at "/events" and never at "/elsewhere" [ASY-SEC-006(c)]

  @ASY-SEC-006 @must
  Scenario Outline: No field of a request names an address that is called: <member>
    Given a pool "P"
    And a pool "Q"
    And the engines of pool "P" answer:
      | "ok" |
    When task "A" is submitted with the address of the engine of pool "Q" as "<member>"
    And the client sends "GET /v1/tasks" as "list" with:
      | header.X-Forwarded-Host | {word:host}.example |
      | header.Referer          | http://127.0.0.1:9/ |
    And task "B" is submitted
    And reader "R" follows task "B"
    And reader "R" has the end of the stream
    Then the engines of pool "Q" were asked 0 times [ASY-SEC-006(d)]
    And the answer to "A" has status <status> [ASY-SEC-006(d)]
    And reader "R" gets the text "ok" [ASY-SEC-006(d)]

    Examples:
      | member       | status |
      | model_ref    | 404    |
      | callback_url | 400    |
      | url          | 400    |
      | engine       | 400    |
      | labels.url   | 202    |
