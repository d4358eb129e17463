Feature: Before there is a request
  What the HTTP parser refuses is answered like any other error.

  @ASY-ERR-004 @OC-CTRL-2052 @must
  Scenario Outline: Bytes that are <words> are a malformed request
    When the bytes are sent as "A":
      """
      <bytes>


      """
    Then "A" is refused with "MALFORMED_REQUEST" [ASY-ERR-004(a)]
    And "A" is an error envelope [ASY-ERR-004(a), OC-CTRL-2052(a)]

    Examples:
      | words                       | bytes                                                             |
      | no HTTP                     | what is this                                                      |
      | of no method                | G%T /healthz HTTP/1.1\r\nHost: localhost                          |
      | a header without a colon    | GET /healthz HTTP/1.1\r\nHost: localhost\r\nno colon              |
      | a length that is no number  | POST /v1/tasks HTTP/1.1\r\nHost: localhost\r\nContent-Length: ten |

  @ASY-ERR-004 @must
  Scenario Outline: A body that is <words> is malformed
    When the client sends "POST /v1/tasks" as "A" with:
      | text | <text> |
    Then "A" is refused with "MALFORMED_REQUEST" [ASY-ERR-004(a)]
    And "A" is an error envelope [ASY-ERR-004(a)]

    Examples:
      | words                 | text                            |
      | missing               |                                 |
      | no JSON               | task=1                          |
      | cut off               | {"task_id": "0c5f64c2           |
      | followed by more      | {} {}                           |
      | in single quotes      | {'task_id': 1}                  |
      | with a trailing comma | {"ctx": 1,}                     |
      | with a comment        | {"ctx": 1} // one               |
      | not a number          | {"ctx": NaN}                    |

  @ASY-ERR-004 @must
  Scenario: Nesting at the default limit is read, and one level more is malformed
    Given any model
    When a raw request is sent as "A" with:
      | line                 | POST /v1/tasks HTTP/1.1 |
      | header.Authorization | Bearer {key:data}       |
      | task                 | A                       |
      | depth                | 32                      |
    And a raw request is sent as "B" with:
      | line                 | POST /v1/tasks HTTP/1.1 |
      | header.Authorization | Bearer {key:data}       |
      | task                 | B                       |
      | depth                | 33                      |
    Then "A" is refused with "INVALID_PARAMS" and: [ASY-ERR-004(e)]
      | details.problems.0.pointer | /deep |
    And "B" is refused with "MALFORMED_REQUEST" [ASY-ERR-004(a)]

  @ASY-ERR-004 @must
  Scenario: A body at the limit is accepted, and one byte more is too large
    Given a server with:
      | server.limits.body_bytes_max    | 2048 |
      | server.limits.header_bytes_max  | 2048 |
      | server.limits.header_count_max  | 16   |
      | server.limits.json_depth_max    | 6    |
    And a pool "P"
    When a raw request is sent as "A" with:
      | line                 | POST /v1/tasks HTTP/1.1 |
      | header.Authorization | Bearer {key:data}       |
      | task                 | A                       |
      | size                 | 2048                    |
    And a raw request is sent as "B" with:
      | line                 | POST /v1/tasks HTTP/1.1 |
      | header.Authorization | Bearer {key:data}       |
      | task                 | B                       |
      | size                 | 2049                    |
    And a raw request is sent as "C" with:
      | line                 | POST /v1/tasks HTTP/1.1 |
      | header.Authorization | Bearer {key:data}       |
      | task                 | C                       |
      | size                 | 2048                    |
      | chunked              | true                    |
    And a raw request is sent as "D" with:
      | line                 | POST /v1/tasks HTTP/1.1 |
      | header.Authorization | Bearer {key:data}       |
      | task                 | D                       |
      | size                 | 2049                    |
      | chunked              | true                    |
    And the record of task "B" is read
    And the record of task "D" is read
    Then the answer to "A" has status 202 [ASY-ERR-004(e)]
    And "B/createTask" is refused with "PAYLOAD_TOO_LARGE" [ASY-ERR-004(c)]
    And "B/createTask" is an error envelope [ASY-ERR-004(c)]
    And the answer to "C" has status 202 [ASY-ERR-004(e)]
    And "D/createTask" is refused with "PAYLOAD_TOO_LARGE" [ASY-ERR-004(c)]
    And "D/createTask" is an error envelope [ASY-ERR-004(c)]
    And "B/getTask" is refused with "TASK_NOT_FOUND" [ASY-ERR-004(c)]
    And "D/getTask" is refused with "TASK_NOT_FOUND" [ASY-ERR-004(c)]

  @ASY-ERR-004 @must
  Scenario: Headers within the default limits are accepted, and beyond them too large
    When a raw request is sent as "bytes" with:
      | filler bytes | 30000 |
    And a raw request is sent as "count" with:
      | filler headers | 80 |
    And a raw request is sent as "fewer bytes" with:
      | filler bytes | 15000 |
    And a raw request is sent as "fewer" with:
      | filler headers | 50 |
    Then "bytes" is refused with "HEADERS_TOO_LARGE" [ASY-ERR-004(d)]
    And "bytes" is an error envelope [ASY-ERR-004(d)]
    And "count" is refused with "HEADERS_TOO_LARGE" [ASY-ERR-004(d)]
    And "count" is an error envelope [ASY-ERR-004(d)]
    And the answer to "fewer bytes" has: [ASY-ERR-004(d)]
      | live | true |
    And the answer to "fewer" has: [ASY-ERR-004(d)]
      | live | true |

  @ASY-ERR-004 @must
  Scenario Outline: A request that stops <place> has had its time
    Given a server with:
      | server.limits.header_timeout_ms  | 800 |
      | server.limits.request_timeout_ms | 1000 |
    And a pool "P"
    When a raw request is sent as "A" with:
      | line                 | POST /v1/tasks HTTP/1.1 |
      | header.Authorization | Bearer {key:data}       |
      | task                 | A                       |
      | stops                | <place>                 |
    And the record of task "A" is read
    Then "A/createTask" is refused with "REQUEST_TIMEOUT" and: [ASY-ERR-004(b)]
      | retriable | true |
    And "A/createTask" is an error envelope [ASY-ERR-004(b)]
    And the answer to "A/createTask" comes 700 ms or more after its request [ASY-ERR-004(b)]
    And "A/getTask" is refused with "TASK_NOT_FOUND" [ASY-ERR-004(b)]

    Examples:
      | place         |
      | in headers    |
      | after headers |
      | in body       |
