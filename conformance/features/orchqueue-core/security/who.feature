Feature: Who may
  Every operation asks who calls, but for the few that are open.

  @ORCH-3035 @OC-CTRL-2040 @must
  Scenario Outline: Without a key, and with an unknown one, "<line>" is for nobody
    When nobody sends "<line>" as "none"
    And nobody sends "<line>" as "unknown" with:
      | header.Authorization | Bearer {word:stranger} |
    And nobody sends "<line>" as "basic" with:
      | header.Authorization | Basic e30= |
    And nobody sends "<line>" as "empty" with:
      | header.X-API-Key | {word:stranger} |
    Then "none" is refused with "UNAUTHENTICATED" [ORCH-3035(a)]
    And "unknown" is refused with "UNAUTHENTICATED" [ORCH-3035(a)]
    And "basic" is refused with "UNAUTHENTICATED" [ORCH-3035(a)]
    And "empty" is refused with "UNAUTHENTICATED" [ORCH-3035(a)]
    And these are error envelopes: [OC-CTRL-2040(b)]
      | none | unknown | basic | empty |

    Examples:
      | line                                |
      | POST /v1/tasks                      |
      | GET /v1/tasks                       |
      | GET /v1/tasks/{uuid:a}              |
      | GET /v1/tasks/{uuid:a}/stream       |
      | POST /v1/tasks/{uuid:a}/cancel      |
      | GET /v1/sessions/{uuid:a}           |
      | DELETE /v1/sessions/{uuid:a}        |
      | GET /v1/pools                       |
      | POST /v1/pools/{word:p}/drain       |
      | POST /v1/pools/{word:p}/resume      |
      | POST /v1/pools/{word:p}/reload      |
      | GET /v1/pools/{word:p}/health       |
      | GET /v1/replicasets                 |
      | GET /v1/capabilities                |
      | POST /v1/config/reload              |
      | GET /v1/audit                       |
      | GET /v1/catalog/models              |
      | POST /v1/catalog/models             |
      | GET /v1/artifacts                   |
      | POST /v1/artifacts                  |

  @ORCH-3035 @OC-CTRL-2040 @must
  Scenario Outline: What the contract does not have is not open either: "<line>"
    When nobody sends "<line>" as "A"
    Then "A" is refused with "UNAUTHENTICATED" [ORCH-3035(c), OC-CTRL-2040(c)]

    Examples:
      | line                    |
      | GET /v1/nothing         |
      | GET /admin              |
      | GET /debug/pprof        |
      | PUT /v1/tasks           |
      | GET /metrics/all        |
      | GET /v1/tasks/          |
      | GET /healthz/more       |

  @ORCH-3035 @must
  Scenario: The probes, the metrics, the contract and its page are open
    When nobody sends "GET /healthz" as "healthz"
    And nobody sends "GET /readyz" as "readyz"
    And nobody sends "GET /metrics" as "metrics"
    And nobody sends "GET /openapi/data.json" as "data"
    And nobody sends "GET /openapi/control.json" as "control"
    And nobody sends "GET /openapi/data.yaml" as "yaml"
    And nobody sends "GET /" as "page"
    Then the answer to "healthz" has: [ORCH-3035(c)]
      | live | true |
    And the answer to "readyz" has: [ORCH-3035(c)]
      | ready | {"$oneOf": [true, false]} |
    And the text of the answer to "metrics" matches "# TYPE tasks_admitted_total counter" [ORCH-3035(c)]
    And the answer to "data" has: [ORCH-3035(c)]
      | paths./v1/tasks.post.operationId | createTask |
    And the answer to "control" has: [ORCH-3035(c)]
      | paths./v1/pools.get.operationId | listPools |
    And the text of the answer to "yaml" matches "operationId: createTask" [ORCH-3035(c)]
    And the answer to "page" has a header "Content-Type" that matches "^text/html" [ORCH-3035(c)]

  @OC-CTRL-2040 @ASY-AUTH-003 @must
  Scenario: A key is taken from either header, and two that disagree are nobody's
    Given a pool "P"
    And a tenant "T"
    When nobody sends "GET /v1/tasks" as "bearer" with:
      | header.Authorization | Bearer {key:data} |
    And nobody sends "GET /v1/tasks" as "header" with:
      | header.X-API-Key | {key:data} |
    And nobody sends "GET /v1/tasks" as "agreed" with:
      | header.Authorization | Bearer {key:data} |
      | header.X-API-Key     | {key:data}        |
    And nobody sends "GET /v1/tasks" as "good and bad" with:
      | header.Authorization | Bearer {key:data} |
      | header.X-API-Key     | {word:stranger}   |
    And nobody sends "GET /v1/tasks" as "bad and good" with:
      | header.Authorization | Bearer {word:stranger} |
      | header.X-API-Key     | {key:data}             |
    And nobody sends "GET /v1/tasks" as "both good" with:
      | header.Authorization | Bearer {key:data} |
      | header.X-API-Key     | {key:data@T}      |
    And nobody sends "GET /v1/tasks" as "same tenant" with:
      | header.Authorization | Bearer {key:data} |
      | header.X-API-Key     | {key:operator}    |
    And the bytes are sent as "twice":
      """
      GET /v1/tasks HTTP/1.1
      Host: localhost
      Connection: close
      Authorization: Bearer {key:data}
      Authorization: Bearer {word:stranger}


      """
    And the client sends "POST /v1/tasks" as "A" with:
      | header.X-API-Key | {word:stranger} |
      | task             | A               |
    And the record of task "A" is read
    Then the answer to "bearer" has status 200 [OC-CTRL-2040(a)]
    And the answer to "header" has status 200 [OC-CTRL-2040(a)]
    And the answer to "agreed" has status 200 [ASY-AUTH-003]
    And "good and bad" is refused with "UNAUTHENTICATED" [ASY-AUTH-003]
    And "bad and good" is refused with "UNAUTHENTICATED" [ASY-AUTH-003]
    And "both good" is refused with "UNAUTHENTICATED" [ASY-AUTH-003]
    And "same tenant" is refused with "UNAUTHENTICATED" [ASY-AUTH-003]
    And "twice" is refused with "UNAUTHENTICATED" [ASY-AUTH-003]
    And "A/createTask" is refused with "UNAUTHENTICATED" [ASY-AUTH-003]
    And "A/getTask" is refused with "TASK_NOT_FOUND" [ASY-AUTH-003]

  @ASY-AUTH-002 @must
  Scenario: A key that another one begins with is not accepted, nor one that goes on
    Given a pool "P"
    And a tenant "T" with:
      | keys | [{"id": "{word:key}", "roles": ["data"], "hash": "sha256:a33e14020f4d1377d8ff94012403da336206c06c1a947e8a08fe2c37cdb74475"}] |
    When nobody sends "GET /v1/tasks" as "whole" with:
      | header.Authorization | Bearer ask-conformance-key-that-another-begins |
    And nobody sends "GET /v1/tasks" as "shorter" with:
      | header.Authorization | Bearer ask-conformance-key-that-another-begin |
    And nobody sends "GET /v1/tasks" as "prefix" with:
      | header.X-API-Key | ask-conformance |
    And nobody sends "GET /v1/tasks" as "longer" with:
      | header.Authorization | Bearer ask-conformance-key-that-another-begins0 |
    And nobody sends "GET /v1/tasks" as "hash" with:
      | header.Authorization | Bearer sha256:a33e14020f4d1377d8ff94012403da336206c06c1a947e8a08fe2c37cdb74475 |
    Then the answer to "whole" has status 200 [ASY-AUTH-002(c)]
    And "shorter" is refused with "UNAUTHENTICATED" [ASY-AUTH-002(c)]
    And "prefix" is refused with "UNAUTHENTICATED" [ASY-AUTH-002(c)]
    And "longer" is refused with "UNAUTHENTICATED" [ASY-AUTH-002(c)]
    And "hash" is refused with "UNAUTHENTICATED" [ASY-AUTH-002(c)]
