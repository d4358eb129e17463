Feature: What a client can make the server hold
  Headers, bodies, nesting, time, streams and connections are bounded, and the bounds are the configuration's.

  @ASY-SEC-001 @must
  Scenario: A bound that is moved moves the refusal with it
    Given a server with:
      | server.limits.body_bytes_max   | 2048 |
      | server.limits.header_bytes_max | 2048 |
      | server.limits.header_count_max | 16   |
      | server.limits.json_depth_max   | 6    |
    And a pool "P"
    When a raw request is sent as "headers" with:
      | filler bytes | 3000 |
    And a raw request is sent as "fewer bytes" with:
      | filler bytes | 1000 |
    And a raw request is sent as "count" with:
      | filler headers | 20 |
    And a raw request is sent as "fewer" with:
      | filler headers | 10 |
    And a raw request is sent as "A" with:
      | line                 | POST /v1/tasks HTTP/1.1 |
      | header.Authorization | Bearer {key:data}       |
      | task                 | A                       |
      | depth                | 6                       |
    And a raw request is sent as "B" with:
      | line                 | POST /v1/tasks HTTP/1.1 |
      | header.Authorization | Bearer {key:data}       |
      | task                 | B                       |
      | depth                | 7                       |
    And a raw request is sent as "C" with:
      | line                 | POST /v1/tasks HTTP/1.1 |
      | header.Authorization | Bearer {key:data}       |
      | task                 | C                       |
      | size                 | 2048                    |
    And a raw request is sent as "D" with:
      | line                 | POST /v1/tasks HTTP/1.1 |
      | header.Authorization | Bearer {key:data}       |
      | task                 | D                       |
      | size                 | 2049                    |
    Then "headers" is refused with "HEADERS_TOO_LARGE" [ASY-SEC-001(a)]
    And the answer to "fewer bytes" has: [ASY-SEC-001(a)]
      | live | true |
    And "count" is refused with "HEADERS_TOO_LARGE" [ASY-SEC-001(a)]
    And the answer to "fewer" has: [ASY-SEC-001(a)]
      | live | true |
    And "A" is refused with "INVALID_PARAMS" and: [ASY-SEC-001(a)]
      | details.problems.0.pointer | /deep |
    And "B" is refused with "MALFORMED_REQUEST" [ASY-SEC-001(a)]
    And the answer to "C" has status 202 [ASY-SEC-001(a)]
    And "D" is refused with "PAYLOAD_TOO_LARGE" [ASY-SEC-001(a)]

  @ASY-SEC-001 @must
  Scenario: A body beyond its bound is refused before its end was sent
    Given a server with:
      | server.limits.body_bytes_max   | 2048 |
      | server.limits.header_bytes_max | 2048 |
      | server.limits.header_count_max | 16   |
      | server.limits.json_depth_max   | 6    |
    And a pool "P"
    When a raw request is sent as "announced" with:
      | line                 | POST /v1/tasks HTTP/1.1 |
      | header.Authorization | Bearer {key:data}       |
      | announces            | 1000000                 |
      | task                 | A                       |
      | stops                | in body                 |
    And a raw request is sent as "chunked" with:
      | line                 | POST /v1/tasks HTTP/1.1 |
      | header.Authorization | Bearer {key:data}       |
      | task                 | B                       |
      | size                 | 5000                    |
      | chunked              | true                    |
      | stops                | in body                 |
    Then "announced" is refused with "PAYLOAD_TOO_LARGE" [ASY-SEC-001(b)]
    And "announced" is an error envelope [ASY-SEC-001(b)]
    And "chunked" is refused with "PAYLOAD_TOO_LARGE" [ASY-SEC-001(b)]
    And "chunked" is an error envelope [ASY-SEC-001(b)]

  @ASY-SEC-001 @must
  Scenario Outline: Who stops <place> is not waited for beyond the bound, and delays nobody
    Given a server with:
      | server.limits.header_timeout_ms  | 2500 |
      | server.limits.request_timeout_ms | 2800 |
    And a pool "P"
    When a raw request is begun as "slow" with:
      | line                 | POST /v1/tasks HTTP/1.1 |
      | header.Authorization | Bearer {key:data}       |
      | task                 | A                       |
      | stops                | <place>                 |
    And task "B" is submitted
    And "slow" has its answer
    Then the answer to "B" has status 202 [ASY-SEC-001(c)]
    And "B" is answered before "slow" is [ASY-SEC-001(c)]
    And "slow" is refused with "REQUEST_TIMEOUT" [ASY-SEC-001(a), ASY-SEC-001(c)]

    Examples:
      | place      |
      | in headers |
      | in body    |

  @ASY-SEC-002 @must
  Scenario: Open streams are bounded for a key, and one that closes makes room
    Given a server with:
      | server.limits.streams_per_key_max     | 2    |
      | server.limits.streams_per_address_max | 1000 |
    And a pool "P" with:
      | slots | 4 |
    And the engines of pool "P" hold every task
    And a tenant "T"
    When tasks "A B C" are submitted
    And tenant "T" submits task "D"
    And reader "RA" follows task "A"
    And reader "RA" has frame "started"
    And reader "RB" follows task "B"
    And reader "RB" has frame "started"
    And reader "RC" follows task "C"
    And reader "RD" of tenant "T" follows task "D"
    And reader "RD" has frame "started"
    And the engine gives task "A" the pieces:
      | "on" |
    And the engine ends task "A"
    And reader "RA" has the end of the stream
    And reader "again" comes to follow task "C"
    And reader "again" has frame "started"
    And reader "more" follows task "B"
    Then "RC" is refused with "QUOTA_EXCEEDED" and: [ASY-SEC-002(a), ASY-SEC-002(c)]
      | policy_label | quota |
    And the hints of "RC" agree and name "quota" [ASY-SEC-002(c)]
    And the answer to "RB" has status 200 [ASY-SEC-002(a)]
    And the answer to "RD" has status 200 [ASY-SEC-002(a)]
    And reader "RA" gets the text "on" [ASY-SEC-002(a)]
    And the answer to "again" has status 200 [ASY-SEC-002(d)]
    And "more" is refused with "QUOTA_EXCEEDED" [ASY-SEC-002(a), ASY-SEC-002(d)]

  @ASY-SEC-002 @must
  Scenario: Open streams are bounded for an address, whoever asks
    Given a server with:
      | server.limits.streams_per_key_max     | 1000 |
      | server.limits.streams_per_address_max | 2    |
    And a pool "P" with:
      | slots | 4 |
    And the engines of pool "P" hold every task
    And a tenant "T"
    When task "A" is submitted
    And tenant "T" submits task "B"
    And reader "RA" follows task "A"
    And reader "RA" has frame "started"
    And reader "RB" of tenant "T" follows task "B"
    And reader "RB" has frame "started"
    And reader "more" of tenant "T" follows task "B"
    And reader "RA" hangs up
    And reader "again" of tenant "T" comes to follow task "B"
    Then the answer to "RB" has status 200 [ASY-SEC-002(b)]
    And "more" is refused with "QUOTA_EXCEEDED" [ASY-SEC-002(b), ASY-SEC-002(c)]
    And the answer to "again" has status 200 [ASY-SEC-002(d)]

  @ASY-SEC-003 @must
  Scenario: A connection above the bound is closed, and the open ones are served on
    Given a server of its own
    And a server with:
      | server.limits.connections_max | 3  |
      | server.limits.keep_alive_ms   | 10 |
    And a pool "P" with:
      | slots | 4 |
    And the engines of pool "P" hold every task
    When tasks "A B C" are submitted in turn
    And reader "RA" comes to follow task "A"
    And reader "RA" has frame "started"
    And reader "RB" comes to follow task "B"
    And reader "RB" has frame "started"
    And reader "RC" comes to follow task "C"
    And reader "RC" has frame "started"
    And a raw request is sent as "one more" with:
      | line | GET /healthz HTTP/1.1 |
    And the engine gives task "A" the pieces:
      | "on" |
    And the engine ends task "A"
    And reader "RA" has the end of the stream
    And the health comes to be answered as "later"
    Then the connection of "one more" is refused or closed without an answer [ASY-SEC-003]
    And reader "RA" gets the text "on" [ASY-SEC-003]
    And the answer to "later" has: [ASY-SEC-003]
      | live | true |
