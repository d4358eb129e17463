Feature: A server without keys
  It is for its own host, and for nobody who comes by another name.

  Background:
    Given a server with:
      | tenants               | []                 |
      | network.allowed_hosts | ["assay.example"]  |
    And a pool "P"
    And the engines of pool "P" answer:
      | "ok" |

  @ASY-AUTH-006 @must
  Scenario: Without keys everybody of this host is served
    When nobody submits task "A"
    Then the answer to "A" has status 202 [ASY-AUTH-006(b), ASY-AUTH-006(c)]

  @ASY-AUTH-006 @must
  Scenario Outline: A host called <words> is not answered
    When a raw request is sent as "A" with:
      | line        | <line> |
      | header.Host | <host> |
    And a raw request is sent as "B" with:
      | line        | GET /healthz HTTP/1.1 |
      | header.Host | localhost:1 |
    Then "A" is refused with "HOST_NOT_ALLOWED" [ASY-AUTH-006(b)]
    And "A" is an error envelope [ASY-AUTH-006(b)]
    And the answer to "B" has: [ASY-AUTH-006(b)]
      | live | true |

    Examples:
      | words                       | host                      | line                   |
      | by another name             | evil.example              | GET /healthz HTTP/1.1  |
      | by another name, for tasks  | evil.example              | GET /v1/tasks HTTP/1.1 |
      | by another name and a port  | evil.example:8080         | GET /healthz HTTP/1.1  |
      | by another address          | 192.0.2.7                 | GET /healthz HTTP/1.1  |
      | below a listed name         | sub.assay.example         | GET /healthz HTTP/1.1  |
      | with a loopback at its head | localhost.evil.example    | GET /healthz HTTP/1.1  |
      | with an address at its head | 127.0.0.1.evil.example    | GET /healthz HTTP/1.1  |

  @ASY-AUTH-006 @must
  Scenario Outline: A host called <host> is answered
    When a raw request is sent as "A" with:
      | line        | GET /healthz HTTP/1.1 |
      | header.Host | <host> |
    Then the answer to "A" has: [ASY-AUTH-006(b)]
      | live | true |

    Examples:
      | host           |
      | localhost      |
      | LOCALHOST:8080 |
      | 127.0.0.1      |
      | 127.8.9.10:80  |
      | [::1]:8080     |
      | assay.example  |

  @ASY-AUTH-006 @must
  Scenario Outline: A body of type <words> is not read
    When nobody sends "POST /v1/tasks" as "A" with:
      | header.Content-Type | <type> |
      | task                | A      |
    And nobody sends "POST /v1/tasks" as "B" with:
      | header.Content-Type | application/json; charset=utf-8 |
      | task                | A                               |
    Then "A" is refused with "UNSUPPORTED_MEDIA_TYPE" [ASY-AUTH-006(c)]
    And the answer to "B" has status 202 [ASY-AUTH-006(c)]
    And the answer to "B" has no header "Idempotency-Replayed" [ASY-AUTH-006(c)]

    Examples:
      | words     | type                              |
      | text      | text/plain                        |
      | a form    | application/x-www-form-urlencoded |
      | no type   | null                              |
      | more JSON | application/jsonp                 |
