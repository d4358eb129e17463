Feature: Bad input is an answer and not an accident

  @ASY-SEC-004 @must
  Scenario Outline: <words> gets an error or a closed connection, and the next request is served
    When the bytes are sent as "A":
      """
      <bytes>


      """
    And nobody sends "GET /healthz" as "B"
    Then "A" gets an error envelope or a closed connection [ASY-SEC-004]
    And the answer to "B" has: [ASY-SEC-004]
      | live | true |

    Examples:
      | words                         | bytes                                                                                        |
      | the greeting of TLS           | \x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03                                                 |
      | zeros                         | \x00\x00\x00\x00\x00\x00\x00\x00                                                             |
      | two lengths that differ       | POST /v1/tasks HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{} |
      | a length and chunks           | POST /v1/tasks HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n |
      | a chunk of no size            | POST /v1/tasks HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n |
      | a header with a zero in it    | GET /healthz HTTP/1.1\r\nHost: localhost\r\nX-A: a\x00b                                      |
      | another protocol's version    | GET /healthz HTTP/9.9\r\nHost: localhost                                                     |
      | the preface of HTTP/2         | PRI * HTTP/2.0\r\n\r\nSM                                                                     |
      | a blank before a colon        | GET /healthz HTTP/1.1\r\nHost: localhost\r\nX-A : b                                          |

  @ASY-SEC-004 @must
  Scenario Outline: A path that is <words> is no accident
    When the bytes are sent as "A":
      """
      GET <path> HTTP/1.1
      Host: localhost
      Connection: close
      Authorization: Bearer {key:data}


      """
    And nobody sends "GET /healthz" as "B"
    Then "A" gets an error envelope or a closed connection [ASY-SEC-004]
    And the answer to "B" has: [ASY-SEC-004]
      | live | true |

    Examples:
      | words                  | path                          |
      | a broken escape        | /v1/tasks/%zz                 |
      | an escape of no letter | /v1/tasks/%ff                 |
      | an escape of zero      | /v1/tasks/%00                 |
      | a climb                | /../../etc/passwd             |
      | an escaped climb       | /openapi/..%2f..%2fpackage.json |
      | very long              | /v1/tasks/{text:9000}         |
      | a broken address       | http://[                      |

  @ASY-SEC-005 @must
  Scenario Outline: A body with <words> is malformed
    Given any model
    When a raw request is sent as "A" with:
      | line                 | POST /v1/tasks HTTP/1.1 |
      | header.Authorization | Bearer {key:data}       |
      | body                 | <body>                  |
    Then "A" is refused with "MALFORMED_REQUEST" [ASY-SEC-005(a)]

    Examples:
      | words                    | body                           |
      | a byte that begins none  | {"prompt": "\\xff"}            |
      | a letter that is cut off | {"prompt": "caf\\xc3"}         |
      | an overlong letter       | {"prompt": "\\xc0\\xaf"}       |
      | half of a pair           | {"prompt": "\\xed\\xa0\\x80"}  |

  @ASY-SEC-005 @must
  Scenario: A body in UTF-8 is read as it is
    Given a pool "P"
    When task "A" is submitted with:
      | prompt | caf\u00e9 \ud83d\ude00 {prompt:A} |
    And an engine works at task "A"
    Then the answer to "A" has status 202 [ASY-SEC-005(a)]

  @ASY-SEC-005 @must
  Scenario Outline: A member called <name> is refused like any unknown one
    Given any model
    When the text is submitted wrongly as "A":
      """
      {"<name>": {"polluted": true}, "task_id": "{task:A}"}
      """
    And task "B" is submitted
    Then "A" is refused with "INVALID_PARAMS" and: [ASY-SEC-005(b)]
      | details.problems | {"$contains": {"$where": {"pointer": "/<name>"}}} |
    And the answer to "B" has status 202 [ASY-SEC-005(b)]

    Examples:
      | name        |
      | __proto__   |
      | constructor |
      | toString    |

  @ASY-SEC-009 @must
  Scenario Outline: A simple form post as <type> gets no use of the server
    Given any model
    When the client sends "POST /v1/tasks" as "A" with:
      | header.Content-Type | <type>               |
      | header.Origin       | https://evil.example |
      | task                | A                    |
    And the client sends "OPTIONS /v1/tasks" as "preflight" with:
      | header.Origin                         | https://evil.example |
      | header.Access-Control-Request-Method  | POST                 |
    And nobody sends "GET /healthz" as "health" with:
      | header.Origin | https://evil.example |
    And the client sends "GET /v1/tasks" as "list" with:
      | header.Origin | https://evil.example |
    Then "A" is refused with "UNSUPPORTED_MEDIA_TYPE" [ASY-SEC-009]
    And the answer to "health" has: [ASY-SEC-009]
      | live | true |
    And the answer to "list" has status 200 [ASY-SEC-009]
    And the answer to "A" has no header "Access-Control-Allow-Origin" [ASY-SEC-009]
    And the answer to "preflight" has no header "Access-Control-Allow-Origin" [ASY-SEC-009]
    And the answer to "health" has no header "Access-Control-Allow-Origin" [ASY-SEC-009]
    And the answer to "list" has no header "Access-Control-Allow-Origin" [ASY-SEC-009]

    Examples:
      | type                              |
      | text/plain                        |
      | application/x-www-form-urlencoded |
      | multipart/form-data; boundary=x   |
